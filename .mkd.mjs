import react from '@vitejs/plugin-react';
import { build } from 'vite';
const [,,dist,out]=process.argv;
await build({configFile:false,root:'/work/main/bench/overlay',logLevel:'error',plugins:[react()],resolve:{dedupe:['react','react-dom','konva','react-konva'],alias:[{find:/^perceptron-react$/,replacement:dist+'/index.js'},{find:/^perceptron-react\/core$/,replacement:dist+'/core.js'},{find:/^perceptron-react\/styles\.css$/,replacement:dist+'/styles.css'}]},
build:{outDir:out,emptyOutDir:true,chunkSizeWarningLimit:5000}});
